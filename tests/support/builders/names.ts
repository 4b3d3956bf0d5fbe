export const FIRST_NAMES = [
  "Aisha", "Alan", "Amara", "Andrew", "Anita", "Barbara", "Ben", "Bethan", "Callum", "Carol", "Chloe", "Colin", "Daniel",
  "David", "Deepa", "Denise", "Ewan", "Faisal", "Fiona", "Gareth", "Grace", "Hannah", "Harpreet", "Helen", "Ian", "Imran",
  "Jack", "Jasmine", "Joanne", "Karen", "Kofi", "Laura", "Liam", "Lucy", "Magda", "Mark", "Megan", "Mohammed", "Natalie",
  "Neil", "Nicola", "Oliver", "Parveen", "Paul", "Rachel", "Ravi", "Rosie", "Ruth", "Sanjay", "Sarah", "Sian", "Stephen",
  "Tariq", "Tom", "Tracey", "Usha", "Victoria", "Wayne", "Yasmin", "Zoe",
]; // biome-ignore format: a list of names

export const SURNAMES = [
  "Ahmed", "Allsop", "Bagnall", "Barlow", "Begum", "Bentley", "Birch", "Bradbury", "Brindley", "Butler", "Chaudhry", "Clarke",
  "Cooper", "Cotterill", "Davies", "Dhillon", "Eaton", "Ellis", "Fernyhough", "Foster", "Gill", "Goodwin", "Greatrex", "Hall",
  "Harris", "Holland", "Hussain", "Jackson", "James", "Kaur", "Kowalski", "Lees", "Lovatt", "Malik", "Mistry", "Morgan",
  "Nowak", "Okafor", "Owen", "Parkes", "Patel", "Perry", "Rahman", "Rushton", "Salt", "Shaw", "Sherratt", "Singh", "Stokes",
  "Talbot", "Tunnicliffe", "Upton", "Walker", "Wardle", "Whitehouse", "Williams", "Wood", "Yates",
]; // biome-ignore format: a list of names

/** Street names that are in nearly every town. */
export const STREETS = [
  "High Street", "Market Street", "Church Street", "Station Road", "Mill Lane", "Victoria Road", "Queen Street", "Albert Road",
  "Bridge Street", "Park Road", "School Lane", "Green Lane", "Chapel Street", "New Street", "Bird Street", "Orchard Way",
  "The Green", "Main Street", "Field View", "Sandford Road",
]; // biome-ignore format: a list of streets

export const ESTATES = [
  "Trent Valley Trading Estate", "Britannia Business Park", "Lancaster Park", "Eastern Avenue Works", "Amber Business Village",
  "Centurion Park", "Granary Court", "Tollgate Industrial Park", "Canal Wharf", "Mercia Business Park",
]; // biome-ignore format: a list of estates

/** The post town of a first half of a postcode. */
export const TOWNS: Record<string, string> = {
  B74: "Sutton Coldfield", B75: "Sutton Coldfield", B77: "Tamworth", B78: "Tamworth", B79: "Tamworth",
  DE13: "Burton upon Trent", DE14: "Burton upon Trent", DE15: "Burton upon Trent", DE6: "Ashbourne",
  ST10: "Stoke-on-Trent", ST14: "Uttoxeter", ST18: "Stafford",
  WS13: "Lichfield", WS14: "Lichfield", WS15: "Rugeley", WS7: "Burntwood", WS8: "Walsall", WS9: "Walsall",
}; // biome-ignore format: a table

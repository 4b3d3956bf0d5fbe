/** Commoner first names of the United Kingdom, short forms too: enough to be careful, not a census. */
const FIRST_NAMES = new Set(
  `aaron abdul abigail adam adele adrian agnes ahmed aisha alan alex alexandra alice alison amanda amelia amy andrea andrew andy
  angela anita ann anna anne annie anthony antonio arthur ashley audrey barbara barry becky ben benjamin bernard beth bethan betty
  bev beverley bill bob brenda brian bridget bryan callum carl carla carol caroline catherine cath charles charlie charlotte
  cheryl chloe chris christina christine christopher claire clare clive colin connor craig daisy dan daniel danielle darren dave
  david dawn dean debbie deborah denise dennis derek diana diane donna doreen dorothy doug duncan edith edward eileen elaine eleanor
  elizabeth ella ellen ellie emily emma eric erin eva evelyn evie faye fiona frances francis frank fred gail gareth gary gavin
  gemma geoff geoffrey george georgia gerald gill gillian gina glen glenn gloria gordon grace graham grant greg gwen hannah harold
  harriet harry hayley hazel heather heidi helen henry hilary holly howard hugh ian imran irene iris isabel isla jack jackie
  jacqueline jade jake james jamie jan jane janet janice jasmine jason jayne jean jeff jennifer jenny jeremy jess jessica jill jim
  jo joan joanna joanne joe john jon jonathan joseph josephine joshua joy joyce judith judy julia julian julie june karen karl kate
  kath katherine kathleen kathryn katie kay keith kelly ken kenneth kerry kevin kim kirsty kyle laura lauren lawrence leah lee leo
  leon leonard lesley leslie lewis liam lily linda lindsay lisa liz lorraine louis louise lucy luke lynn lynne madeleine malcolm
  mandy marcus margaret maria marian marie marilyn marion mark martha martin martyn mary matt matthew maureen max megan mel
  melanie melissa michael michelle mick mike miles millie mohammed molly monica morgan muhammad nadia nancy naomi natalie natasha
  nathan neil nicholas nick nicola nigel nina noel nora norma norman oliver olivia oscar owen pam pamela pat patricia patrick paul
  paula pauline peggy penny peter phil philip phillip phyllis polly priya rachel ralph ray raymond rebecca reg rhys richard rita
  rob robert robin roger ron ronald rosa rose rosemary rosie ross roy ruby russell ruth ryan sally sam samantha samuel sandra sara
  sarah scott sean shannon sharon shaun sheila shirley simon sonia sophia sophie stacey stan stella stephanie stephen steve steven
  stuart sue susan suzanne sylvia tanya tara terence teresa terry theresa thomas tim timothy tina toby tom tony tracey tracy trevor
  val valerie vanessa vera vernon vicky victor victoria vincent violet vivien walter wayne wendy will william yasmin yvonne zoe`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words that a person's own name does not have. */
const TRADE_WORD =
  /\b(and|&|the|ltd|limited|llp|plc|cic|bar|cafe|café|coffee|kitchen|catering|caterers?|cakes?|bakes?|bakery|foods?|inn|arms|house|shop|stores?|school|nursery|club|pizza|grill|burger|fish|chip(pie|s)|takeaway|tea|tearooms?|farm|hotel|church|hall|centre|care|services?|events?|sweets?|treats|ice|cream|delights?|desserts?|creations?|kebab|bistro|deli|butchers?|news|mobile|vending|van|park|group|academy|court|lodge|restaurant)\b/i;

/**
 * Whether a trading name may be somebody's own name ("Julie Parker", "Mr R Jones", "J. Smith"): then it is personal
 * data, and never shown to the public without their say. "Julie's Cakes" is not: it is a name for a business.
 */
export function looksLikePerson(name: string): boolean {
  const text = name.trim();
  if (TRADE_WORD.test(text) || /['’]s\b|[@\d]/i.test(text)) return false;
  const words = text.split(/\s+/);
  if (words.length < 2 || words.length > 4) return false;
  if (!words.every((word) => /^[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’.-]*$/.test(word))) return false;
  const [first = ""] = words;
  if (/^(mr|mrs|ms|miss|mx|dr|rev)\.?$/i.test(first)) return true;
  const initials = words.slice(0, -1).every((word) => /^[A-Z]\.?([A-Z]\.?)?$/.test(word));
  return initials || FIRST_NAMES.has(first.toLowerCase().replace(/\.$/, ""));
}

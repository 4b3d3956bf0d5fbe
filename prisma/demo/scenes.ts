import sharp from "sharp";

export type Scene = "jars" | "fair" | "workshop" | "cake" | "glass" | "garden" | "van" | "cup";

const row = (count: number, draw: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => draw(at)).join("");

/** What each scene shows, on a ground of 1200 by 900. */
const SCENES: Record<Scene, { sky: string; ground: string; things: string }> = {
  jars: { sky: "#f6e7cf", ground: "#8a5a34", things: row(5, (at) => `<g transform="translate(${110 + at * 205} 400)"><rect width="150" height="230" rx="26" fill="${["#e08a1e", "#c9541b", "#d9a21b", "#b8431f", "#e6b04a"][at]}"/><rect x="12" y="-34" width="126" height="44" rx="8" fill="#6b7d6a"/><rect x="22" y="90" width="106" height="74" rx="6" fill="#fff7e8"/></g>`) },
  fair: { sky: "#23405c", ground: "#5b4a3d", things: row(3, (at) => `<g transform="translate(${70 + at * 370} 330)"><path d="M0 90 160 0 320 90z" fill="${["#b3402f", "#2f7a55", "#c98a1b"][at]}"/><rect x="20" y="90" width="280" height="240" fill="#efe2cd"/><rect x="20" y="210" width="280" height="34" fill="#8a6a4a"/></g>`) + row(14, (at) => `<circle cx="${40 + at * 86}" cy="${190 + (at % 2) * 36}" r="13" fill="#ffd76a"/>`) },
  workshop: { sky: "#dfe6e4", ground: "#7a6a55", things: `<rect x="90" y="560" width="1020" height="60" rx="8" fill="#a9743c"/><rect x="150" y="620" width="46" height="180" fill="#8a5a2b"/><rect x="1004" y="620" width="46" height="180" fill="#8a5a2b"/>${row(6, (at) => `<rect x="${190 + at * 150}" y="${170 + (at % 3) * 24}" width="22" height="200" rx="9" fill="#6b7d8a"/><rect x="${168 + at * 150}" y="${140 + (at % 3) * 24}" width="66" height="46" rx="8" fill="#3f4d58"/>`)}<rect x="420" y="470" width="320" height="90" fill="#d8a35c"/>` },
  cake: { sky: "#f4dfe0", ground: "#c9a98f", things: `<ellipse cx="600" cy="720" rx="330" ry="46" fill="#ffffff"/><rect x="350" y="520" width="500" height="190" rx="24" fill="#7a4a33"/><rect x="350" y="500" width="500" height="66" rx="30" fill="#fff3e6"/><rect x="430" y="360" width="340" height="150" rx="22" fill="#93583c"/><rect x="430" y="344" width="340" height="52" rx="24" fill="#fff3e6"/><rect x="588" y="240" width="24" height="106" fill="#2f7a55"/><path d="M600 180c34 44 24 66 0 66s-34-22 0-66z" fill="#f2a51f"/>` },
  glass: { sky: "#3b2a20", ground: "#6b4426", things: `<path d="M430 260h340l-46 470H476z" fill="#2a1710"/><path d="M422 230h356l-8 90H430z" fill="#f1e3c6"/><rect x="300" y="730" width="600" height="26" rx="12" fill="#8a5a34"/><circle cx="210" cy="220" r="60" fill="#e0a53a" opacity=".6"/><circle cx="1010" cy="180" r="80" fill="#e0a53a" opacity=".45"/>` },
  garden: { sky: "#cfe6ef", ground: "#5f9a58", things: `<rect x="850" y="400" width="56" height="260" fill="#7a5433"/><circle cx="878" cy="330" r="170" fill="#3f7d46"/>${row(7, (at) => `<circle cx="${790 + (at % 4) * 58}" cy="${260 + Math.floor(at / 4) * 96}" r="20" fill="#c23b2a"/>`)}${row(8, (at) => `<g transform="translate(${90 + at * 88} ${640 + (at % 3) * 50})"><rect x="-4" width="8" height="90" fill="#2f6a3a"/><circle r="30" fill="${["#e6b93a", "#c94f7c", "#ffffff"][at % 3]}"/><circle r="11" fill="#7a4a1e"/></g>`)}` },
  van: { sky: "#d5e7f2", ground: "#7fa368", things: `<path d="M0 760h1200v140H0z" fill="#6a6f73"/><path d="M0 600q300-120 620-30t580-40v230H0z" fill="#8fb574"/><g transform="translate(280 440)"><rect width="470" height="260" rx="26" fill="#1f6b4a"/><path d="M470 60h110l70 110v90H470z" fill="#1f6b4a"/><path d="M490 80h80l44 80H490z" fill="#cfe6f2"/><circle cx="130" cy="270" r="58" fill="#22282c"/><circle cx="520" cy="270" r="58" fill="#22282c"/><circle cx="130" cy="270" r="24" fill="#c9ced1"/><circle cx="520" cy="270" r="24" fill="#c9ced1"/></g>` },
  cup: { sky: "#efe6da", ground: "#9a7350", things: `<ellipse cx="600" cy="640" rx="430" ry="130" fill="#c79a6b"/><ellipse cx="600" cy="640" rx="240" ry="64" fill="#ffffff"/><path d="M430 400h340q0 230-170 230T430 400z" fill="#2f7a55"/><ellipse cx="600" cy="400" rx="170" ry="46" fill="#f7efe4"/><ellipse cx="600" cy="404" rx="142" ry="34" fill="#5a3620"/><path d="M770 440q110-10 100 70t-130 70" fill="none" stroke="#2f7a55" stroke-width="30"/>` },
}; // biome-ignore format: a drawing a line

/** A drawn picture as somebody would have sent it, a JPEG of 1200 by 900. */
export async function drawScene(scene: Scene): Promise<Buffer> {
  const { sky, ground, things } = SCENES[scene];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="900" fill="${sky}"/><rect y="640" width="1200" height="260" fill="${ground}"/>${things}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer();
}

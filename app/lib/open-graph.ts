import { texts } from "~/texts/texts.ts";

/** What a page says of itself where somebody shares its address: for its `meta`. @param page.url  whole, with the host */
export function openGraph(page: { title: string; description: string; url: string; type?: "website" | "article" }) {
  return [
    { property: "og:type", content: page.type ?? "website" },
    { property: "og:title", content: page.title },
    { property: "og:description", content: page.description },
    { property: "og:url", content: page.url },
    { property: "og:site_name", content: texts.common.productName },
    { property: "og:locale", content: "en_GB" },
  ];
}

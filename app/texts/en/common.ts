export const common = {
  productName: "Think Local",
  /** for the page's `lang` */
  language: "en-GB",
  /** what stands in the browser's tab */
  title: (page: string) => `${page} - Think Local`,
};

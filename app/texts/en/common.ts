export const common = {
  productName: "Think Local",
};

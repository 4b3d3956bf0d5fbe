/** A code that telephones read, drawn on the server. */
export function QrCode({ svg, label }: { svg: string; label: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server from an address of the portal
  return <div className="partner-qr" role="img" aria-label={label} dangerouslySetInnerHTML={{ __html: svg }} />;
}

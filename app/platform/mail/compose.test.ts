import { expect, it } from "vitest";
import { composeMail } from "./compose.ts";

it("makes text and HTML from one source, and lets no markup through", () => {
  const mail = composeMail({
    to: "a@example.org",
    kind: "test",
    subject: "Bob & <Sons>",
    from: "Think Local",
    parts: [
      "Hello <script>alert(1)</script>",
      { link: 'https://example.org/?a=1&b="2"', label: "Go on" },
      { list: ["one", "two"] },
      { details: [["Due", "3 May"]] },
      { note: "Small print" },
    ],
  });
  expect(mail.text).toBe(
    'Hello <script>alert(1)</script>\n\nGo on:\nhttps://example.org/?a=1&b="2"\n\n* one\n* two\n\nDue: 3 May\n\nSmall print\n\nThink Local\n',
  );
  expect(mail.html).not.toContain("<script>");
  expect(mail.html).toContain('href="https://example.org/?a=1&amp;b=&quot;2&quot;"');
  expect(mail.html).toContain("<title>Bob &amp; &lt;Sons&gt;</title>");
  for (const words of ["Go on", "one", "two", "Due", "3 May", "Small print"]) expect(mail.html).toContain(words);
});

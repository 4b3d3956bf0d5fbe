export const mailbox = {
  title: "Messages the portal has sent",
  lede: "No mail server is set up here, so messages to people are kept and shown on this page. It is only here in development and in the demonstration.",
  empty: "No messages yet",
  emptyText: "Sign in with a link, or save a change: the message shows here a moment later.",
  columns: { sent: "Written", to: "To", subject: "Subject" },
  plain: "As plain text",
  formatted: "As it looks",
  frame: (subject: string) => `The message "${subject}"`,
  back: "All messages",
};

/** A labelled value; `code` is shown in monospace, to be copied, `link` leads where it says. */
export type Fact = { name: string; value: string; look: 'plain' | 'code' | 'link' };

/** The cells of a line item, worded; `activated` is empty where it is left out. */
export type LineCells = {
  product: string;
  activationId: string;
  copies: string;
  start: string;
  expiry: string;
  activated: string;
};

/** A part of a mail, worded, but neither HTML nor text yet. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'words'; text: string }
  | { kind: 'aside'; text: string }
  | { kind: 'quote'; title: string; lines: string[] }
  | { kind: 'facts'; facts: Fact[] }
  | { kind: 'lines'; titles: LineCells; rows: LineCells[] }
  | { kind: 'button'; text: string; url: string };

/** A mail as a sequence of parts, so that the HTML and the text can only say the same. */
export type Page = {
  language: string;
  subject: string;
  /** What an inbox shows beside the subject; never a secret. */
  preview: string;
  portal: { name: string; color: string; url: string };
  blocks: Block[];
  footer: { sentBy: string; why: string };
};

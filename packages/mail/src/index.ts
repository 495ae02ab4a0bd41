export { memoryTransport } from './memory.ts';
export { smtpTransport, type SmtpPatience } from './smtp.ts';
export type { Delivered, Letter, Transport } from './transport.ts';
export { wordNotice, wordSubject, type Reader, type Worded } from './word-notice.ts';

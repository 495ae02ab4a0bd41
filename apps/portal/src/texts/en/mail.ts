/** Texts of the area mail in English. */
export const mail = {
  title: 'Mailbox',
  hint: 'This is a demo: no mail leaves this machine. Here you read what would have been sent.',
  recipient: 'To',
  from: 'From',
  subject: 'Subject',
  state: 'State',
  time: 'Written',
  open: 'Open “{{subject}}” to {{recipient}}',
  search: 'Whole e-mail address of the recipient',
  empty: { title: 'No mails yet', hint: 'As soon as somebody is created or copies are handed on, the mail about it stands here.' },
  asHtml: 'Formatted',
  asText: 'Plain text',
  views: 'How the mail is shown',
  one: 'Mail',
  toSignIn: 'To the sign-in page',
};

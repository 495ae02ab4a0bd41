/**
 * A mail's HTML in a frame of its own: no script of it runs, and its links open beside the portal, not within the
 * frame.
 */
export function MailFrame(props: { subject: string; html: string; className: string }) {
  return (
    <iframe
      className={props.className}
      title={props.subject}
      srcDoc={inNewTabs(props.html)}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
    />
  );
}

function inNewTabs(html: string): string {
  return html.includes('<head>')
    ? html.replace('<head>', '<head><base target="_blank">')
    : `<base target="_blank">${html}`;
}

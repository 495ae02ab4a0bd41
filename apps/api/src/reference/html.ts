/** Text as HTML shows it. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Our own texts, which have a little Markdown in them, as HTML: paragraphs, headings, lists, commands. */
export function fromMarkdown(text: string): string {
  return text
    .split(/\n\n(?=\S)/u)
    .map((block) => {
      const [, fence] = /^```sh\n([\s\S]*)\n```$/u.exec(block) ?? [];
      if (fence !== undefined) return commandHtml(fence);
      const [, marks, title = ''] = /^(#+) (.*)$/u.exec(block) ?? [];
      if (marks !== undefined) {
        const level = marks.length;
        return `<h${level}>${inline(title)}</h${level}>`;
      }
      if (!block.startsWith('- ')) return `<p>${inline(block)}</p>`;
      const points = block.split('\n').map((line) => `<li>${inline(line.slice(2))}</li>`);
      return `<ul>${points.join('')}</ul>`;
    })
    .join('\n');
}

/** A command with a button that copies it. */
export function commandHtml(command: string): string {
  return `<div class="command"><pre tabindex="0"><code>${escaped(command)}</code></pre><button type="button" data-copy>Copy</button></div>`;
}

/** A line of text, with code, bold and emphasis. */
export function inline(text: string): string {
  return escaped(text)
    .replace(/`([^`]+)`/gu, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/gu, '<strong>$1</strong>')
    .replace(/\*([^*]+)\*/gu, '<em>$1</em>');
}

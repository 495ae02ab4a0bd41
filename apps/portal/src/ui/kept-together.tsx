/** A text in which numbers with hyphens (of orders, of products) and days are not broken over two lines. */
export function KeptTogether(props: { text: string }) {
  // Every second part is such a number or day; what is longer than its line breaks all the same.
  return props.text.split(together).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} style={{ display: 'inline-block', maxWidth: '100%' }}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}

const together = /((?<!\S)\S{1,24}-\S{1,24}(?!\S)|\b\d{1,2}\.?\s\p{L}{3,5}\.?\s\d{4}\b)/u;

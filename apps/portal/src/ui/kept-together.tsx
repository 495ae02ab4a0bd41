/** A text in which numbers with hyphens (of orders, of products) are not broken over two lines. */
export function KeptTogether(props: { text: string }) {
  // Every second part is such a number; what is longer than its line breaks all the same.
  return props.text.split(/((?<!\S)\S{1,24}-\S{1,24}(?!\S))/u).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} style={{ display: 'inline-block', maxWidth: '100%' }}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}

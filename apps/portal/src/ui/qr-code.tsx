import { useMemo } from 'react';
import { encode } from 'uqr';

/** A text as a QR code, black on white in both schemes: scanners need that. */
export default function QrCodeImage(props: { value: string; label: string }) {
  const { size, data } = useMemo(() => encode(props.value, { ecc: 'M', border: 2 }), [props.value]);
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      width={180}
      height={180}
      shapeRendering="crispEdges"
      style={{ display: 'block', borderRadius: 6, background: '#fff' }}
    >
      <path d={path} fill="#000" />
    </svg>
  );
}

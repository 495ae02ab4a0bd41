import { useMemo } from 'react';
import { encode } from 'uqr';

/**
 * A text as a QR code, black on white in both schemes: scanners need that. `fit`: as large as this many pixels allow,
 * each module whole pixels of the screen, with the quiet zone that cameras of devices need.
 */
export default function QrCodeImage(props: { value: string; label: string; fit?: number }) {
  const { fit } = props;
  const { size, data } = useMemo(
    () => encode(props.value, { ecc: 'M', border: fit === undefined ? 2 : 4 }),
    [props.value, fit],
  );
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])))
    .join('');
  const width = fit === undefined ? 180 : wholePixels(fit, size);
  return (
    <svg
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      width={width}
      height={width}
      shapeRendering="crispEdges"
      style={{ display: 'block', borderRadius: 6, background: '#fff' }}
    >
      <path d={path} fill="#000" />
    </svg>
  );
}

function wholePixels(fit: number, size: number): number {
  const ratio = window.devicePixelRatio || 1;
  return (Math.max(1, Math.floor((fit * ratio) / size)) * size) / ratio;
}

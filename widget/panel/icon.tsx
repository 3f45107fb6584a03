/** Outlines on a 24-unit grid. Always beside words or under a label, so hidden from assistive technology. */
const PATHS = {
  phone:
    'M6.6 3.5 9 4l1.3 4-2 1.6a13 13 0 0 0 6 6l1.7-2 4 1.4.4 2.4a2.2 2.2 0 0 1-2.2 2.6A15.6 15.6 0 0 1 4 5.7a2.2 2.2 0 0 1 2.6-2.2z',
  close: 'm6 6 12 12M18 6 6 18',
  send: 'M12 19V5m-6 6 6-6 6 6',
  stop: 'M7 7h10v10H7z',
  down: 'M12 5v14m-6-6 6 6 6-6',
  back: 'M19 12H5m6-6-6 6 6 6',
  alert: 'M12 8v5m0 3v.5M10.6 4 2.7 18a1.6 1.6 0 0 0 1.4 2.4h15.8a1.6 1.6 0 0 0 1.4-2.4L13.4 4a1.6 1.6 0 0 0-2.8 0z',
}

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class={`icon ${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}

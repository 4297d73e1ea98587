const SVG = 'http://www.w3.org/2000/svg';
const CHAT = [
  'M4 6.5A2.5 2.5 0 016.5 4h11A2.5 2.5 0 0120 6.5v7a2.5 2.5 0 01-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 014 13.5z',
  'M8 9h8M8 12h5',
];
const DOWN = ['M6 9l6 6 6-6'];

/** The bubble and the badge upon it. */
export function bubbleOf(side: 'left' | 'right') {
  const bubble = document.createElement('button');
  bubble.type = 'button';
  bubble.className = `bubble ${side}`;
  const badge = document.createElement('span');
  badge.className = 'badge';
  badge.hidden = true;
  bubble.append(icon('chat', '1.8', CHAT), icon('down', '2', DOWN), badge);
  return { bubble, badge };
}

/** The frame, hidden and without an address. */
export function frameOf(name: string, side: 'left' | 'right'): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = name;
  frame.className = `frame ${side}`;
  frame.allow = 'clipboard-write; camera; microphone; autoplay';
  frame.hidden = true;
  return frame;
}

/** Drawn element by element: a site that enforces Trusted Types takes no markup as a text. */
function icon(name: string, width: string, paths: readonly string[]): SVGElement {
  const svg = element('svg', {
    class: name,
    viewBox: '0 0 24 24',
    width: '28',
    height: '28',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': width,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  });
  svg.append(...paths.map((d) => element('path', { d })));
  return svg;
}

function element(name: 'svg' | 'path', attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (!(made instanceof SVGElement)) throw new Error(name);
  return made;
}

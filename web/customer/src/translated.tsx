import { h, options, type VNode } from 'preact';

/**
 * Lets the page live on after a translator has been over it.
 *
 * A page translator takes text nodes out and puts its own elements in their place; what is drawn
 * afterwards would change the old text nodes, which nobody sees, or fail beside them. So no element
 * of the page has text nodes that are looked after one by one: an element with nothing but text
 * gets it as a whole, and text beside elements gets an element of its own.
 */
export function surviveTranslation(): void {
  const before = options.vnode;
  options.vnode = (vnode) => {
    before?.(vnode);
    if (typeof vnode.type === 'string' && !PLAIN.has(vnode.type)) whole(vnode);
  };
}

/** Elements whose text is not drawn as a node that a translator meets. */
const PLAIN: ReadonlySet<string> = new Set(['textarea', 'option', 'style', 'title', 'text-part']);

function whole(vnode: VNode<{ children?: unknown; textContent?: string }>): void {
  const { children } = vnode.props;
  if (isText(children)) {
    vnode.props.textContent = String(children);
    vnode.props.children = undefined;
  } else if (Array.isArray(children) && children.some(isText)) {
    if (children.every((child) => isText(child) || isNothing(child))) {
      vnode.props.textContent = children.filter(isText).join('');
      vnode.props.children = undefined;
    } else {
      vnode.props.children = children.map((child) =>
        isText(child) ? h('text-part', { textContent: String(child) }) : child,
      );
    }
  }
}

function isText(child: unknown): child is string | number {
  return (typeof child === 'string' && child !== '') || typeof child === 'number';
}

function isNothing(child: unknown): boolean {
  return child === null || child === undefined || typeof child === 'boolean' || child === '';
}

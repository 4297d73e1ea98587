import { Component, type ComponentType } from 'preact';

/** Draws `Body` again only when one of its properties is another value than before. */
export function memo<P extends object>(Body: ComponentType<P>): ComponentType<P> {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      const before = new Map(Object.entries(this.props));
      return Object.entries(next).some(([name, value]) => before.get(name) !== value);
    }

    override render() {
      return <Body {...this.props} />;
    }
  };
}

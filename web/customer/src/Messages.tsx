import type { CustomerClient, CustomerView } from '@zongji/sync';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Entered } from './api';
import { Entries } from './Entries';
import { useHistory } from './history';
import { Down } from './icons';
import { Pending } from './Pending';
import { when } from './time';
import type { Upload } from './uploads';
import { words } from './words';
import { Zoom, type Zoomed } from './Zoom';

interface Props {
  readonly client: CustomerClient;
  readonly view: CustomerView;
  readonly uploads: readonly Upload[];
  readonly entered: Entered;
}

/** Nearer to the end than this counts as reading along, in CSS pixels. */
const NEAR = 120;

/** Everything that was said, oldest first, with what is still on its way at the end. */
export function Messages({ client, view, uploads, entered }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const along = useRef(true);
  const [behind, setBehind] = useState(false);
  const [zoomed, setZoomed] = useState<Zoomed | null>(null);
  const history = useHistory(client, view, entered);
  useKeepPlace(box, history.blocks.length, view.timeline.from);

  const { timeline, parcels, agentTypes } = view;
  const end = `${timeline.last}/${parcels.length}/${uploads.length}/${agentTypes}`;
  // Scrolls whenever the end changes.
  useLayoutEffect(() => {
    if (along.current) toEnd(box.current);
    else setBehind(true);
  }, [end]);
  const mine = parcels.length + uploads.length;
  // What one says oneself is always shown.
  useLayoutEffect(() => {
    if (mine > 0) toEnd(box.current);
  }, [mine]);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => {
      if (along.current) toEnd(element);
    });
    watch.observe(element);
    if (element.firstElementChild) watch.observe(element.firstElementChild);
    return () => watch.disconnect();
  }, []);

  const scrolled = () => {
    const element = box.current;
    if (element === null) return;
    along.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    if (along.current) setBehind(false);
    if (element.scrollTop < 24 && element.scrollHeight > element.clientHeight) history.more();
  };

  return (
    <div class="log-frame">
      <div ref={box} class="log" onScroll={scrolled}>
        <div class="log-inner" role="log" aria-label={words.messages}>
          <Past history={history} />
          {history.blocks.map((block) => (
            <section key={block.id} class="earlier">
              <h3>{when(block.at, Date.now())}</h3>
              <Entries entries={block.entries} reached={null} zoom={setZoomed} />
            </section>
          ))}
          <Entries entries={timeline.entries} reached={view.reached} zoom={setZoomed} />
          <Pending client={client} parcels={parcels} uploads={uploads} />
          {agentTypes && (
            <div class="typing">
              <span class="dots" aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              <span class="unseen">{words.typing}</span>
            </div>
          )}
        </div>
      </div>
      {behind && (
        <button type="button" class="newer" onClick={() => toEnd(box.current)}>
          <Down />
          {words.newer}
        </button>
      )}
      {zoomed !== null && <Zoom picture={zoomed} close={() => setZoomed(null)} />}
    </div>
  );
}

function Past({ history }: { readonly history: ReturnType<typeof useHistory> }) {
  switch (history.state) {
    case 'none':
      return null;
    case 'loading':
      return <p class="past">{words.olderLoading}</p>;
    case 'end':
      return <p class="past">{words.beginning}</p>;
    case 'more':
    case 'failed':
      return (
        <button type="button" class="past" onClick={history.more}>
          {history.state === 'failed' ? words.olderFailed : words.older}
        </button>
      );
  }
}

/** Older messages come in above without moving what is being read. */
function useKeepPlace(
  box: { readonly current: HTMLDivElement | null },
  blocks: number,
  from: number,
): void {
  const before = useRef<{ readonly height: number; readonly key: string } | null>(null);
  const key = `${blocks}/${from}`;
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const known = before.current;
    if (known !== null && known.key !== key) {
      element.scrollTop += element.scrollHeight - known.height;
    }
    before.current = { height: element.scrollHeight, key };
  });
}

function toEnd(element: HTMLDivElement | null): void {
  if (element !== null) element.scrollTop = element.scrollHeight;
}

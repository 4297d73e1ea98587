import { callLine, isHeic, linksIn, paused, size } from '@zongji/customer-words';
import type { Content, CustomerEntry, CustomerMessage, Media } from '@zongji/protocol';
import type { Reached } from '@zongji/sync';
import { Page } from './icons';
import { memo } from './memo';
import { when } from './time';
import { Voice } from './Voice';
import { words } from './words';
import type { Zoomed } from './Zoom';

interface Props {
  readonly entries: readonly CustomerEntry[];
  /** How far the agent has received and read; null for conversations of before. */
  readonly reached: Reached | null;
  readonly zoom: (picture: Zoomed) => void;
}

/** Entries of a timeline; drawn again only when they change. */
export const Entries = memo(function Entries({ entries, reached, zoom }: Props) {
  const lastMine = entries.findLast(isMine);
  const shown = entries.filter((entry) => entry.kind === 'MESSAGE' || noticeText(entry) !== null);
  return (
    <>
      {shown.map((entry, index) => (
        <div key={entry.seq} class="entry">
          {paused(shown[index - 1]?.at ?? null, entry.at) && (
            <time dateTime={new Date(entry.at).toISOString()}>{when(entry.at, Date.now())}</time>
          )}
          {entry.kind === 'NOTICE' ? (
            <p class="notice">{noticeText(entry)}</p>
          ) : (
            <Message entry={entry} zoom={zoom} />
          )}
          {entry === lastMine && reached !== null && (
            <p class="state">{stateOf(entry.seq, reached)}</p>
          )}
        </div>
      ))}
    </>
  );
});

function isMine(entry: CustomerEntry): boolean {
  return entry.kind === 'MESSAGE' && entry.from === 'CUSTOMER';
}

function noticeText(entry: CustomerEntry): string | null {
  if (entry.kind !== 'NOTICE') return null;
  if (entry.call !== null) return callLine(words, entry.notice, entry.call);
  return words.notices[entry.notice] ?? null;
}

function stateOf(seq: number, reached: Reached): string {
  if (reached.read >= seq) return words.read;
  if (reached.delivered >= seq) return words.delivered;
  return words.sent;
}

function Message({
  entry,
  zoom,
}: {
  readonly entry: CustomerMessage;
  readonly zoom: (picture: Zoomed) => void;
}) {
  const { from, agent } = entry;
  if (from === 'SYSTEM') {
    return (
      <div class="said system">
        <span class="unseen">{words.system}：</span>
        <Said content={entry.content} zoom={zoom} />
      </div>
    );
  }
  if (from === 'CUSTOMER') {
    return (
      <div class="said mine">
        <Said content={entry.content} zoom={zoom} />
      </div>
    );
  }
  const name = agent === null ? words.agent : agent.nickname || words.agentNumber(agent.number);
  return (
    <div class="said theirs">
      <span class="face" aria-hidden="true">
        {[...name][0]}
      </span>
      <div>
        <p class="name">{name}</p>
        <Said content={entry.content} zoom={zoom} own={false} />
      </div>
    </div>
  );
}

/** What a message says: text, a picture, a voice message, or a file. */
export function Said({
  content,
  zoom,
  own = true,
}: {
  readonly content: Content;
  /** Whether it is the customer's, who need not be told that it was not heard. */
  readonly own?: boolean;
  readonly zoom: (picture: Zoomed) => void;
}) {
  if (content.kind === 'TEXT')
    return (
      <p class="bubble" dir="auto">
        {linked(content.text)}
      </p>
    );
  if (content.mediaKind === 'IMAGE' && content.url !== null) {
    return <Shown picture={content} url={content.url} zoom={zoom} />;
  }
  if (content.mediaKind === 'VOICE') {
    const { mediaId, url, durationMs } = content;
    return <Voice id={mediaId} url={url} millis={durationMs} own={own} />;
  }
  return (
    <a class="bubble file" href={content.url ?? undefined} download={content.name}>
      <Page />
      <span>
        <b>{content.name}</b>
        <small>
          {size(content.bytes)} · {isHeic(content.name) ? words.heic : words.download}
        </small>
      </span>
    </a>
  );
}

/** Pictures are drawn at most this large, in CSS pixels. */
const PICTURE_WIDTH = 220;
const PICTURE_HEIGHT = 280;

function Shown({
  picture,
  url,
  zoom,
}: {
  readonly picture: Media;
  readonly url: string;
  readonly zoom: (picture: Zoomed) => void;
}) {
  const { width, height } = picture;
  const scale = Math.min(1, PICTURE_WIDTH / (width || 1), PICTURE_HEIGHT / (height || 1));
  // The room is kept before the picture is there, so that nothing jumps when it comes.
  const room = width > 0 ? { width: width * scale, height: height * scale } : {};
  return (
    <button
      type="button"
      class="picture"
      aria-label={`${words.zoom}：${picture.name}`}
      onClick={() => zoom({ url, name: picture.name })}
    >
      <img src={picture.thumbnail ?? url} alt={picture.name} loading="lazy" {...room} />
    </button>
  );
}

function linked(text: string) {
  return linksIn(text).map(({ text: part, href }, index) =>
    href === null ? (
      part
    ) : (
      <a key={`${index}`} href={href} target="_blank" rel="noopener noreferrer nofollow">
        {part}
      </a>
    ),
  );
}

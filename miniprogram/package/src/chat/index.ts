import { configOf, Room } from '../index';

type Touch = WechatMiniprogram.TouchEvent;
type Typed = WechatMiniprogram.CustomEvent<{ readonly value: string }>;
type Height = WechatMiniprogram.CustomEvent<{ readonly height: number }>;
type Scrolled = WechatMiniprogram.ScrollViewScroll;

// A component's own fields would travel through `setData`; what it works with is kept beside it.
const rooms = new WeakMap<object, Room>();
const comments = new WeakMap<object, string>();
const frames = new WeakMap<object, number>();

/** Nearer to the end than this counts as reading along, in CSS pixels. */
const NEAR = 120;

const of = (component: object): Room | undefined => rooms.get(component);
const row = (event: Touch): string => String(event.currentTarget.dataset.row ?? '');

Component({
  options: { styleIsolation: 'isolated' },
  properties: {
    /** A `Config`, as `zongji.config` holds it. */
    config: { type: Object, value: {} },
  },
  data: { stage: 'opening', rows: [], words: {}, keyboard: 0 },
  lifetimes: {
    attached() {
      const room = new Room({ draw: (patch) => this.setData(patch) }, configOf(this.data.config));
      rooms.set(this, room);
      room.enter();
    },
    ready() {
      this.createSelectorQuery()
        .select('.log')
        .boundingClientRect((box) => frames.set(this, box?.height ?? 0))
        .exec();
    },
    detached() {
      of(this)?.leave();
      rooms.delete(this);
    },
  },
  pageLifetimes: {
    show() {
      of(this)?.show();
    },
    hide() {
      of(this)?.hide();
    },
  },
  methods: {
    again() {
      of(this)?.again();
    },
    nudge() {
      of(this)?.nudge();
    },
    typed({ detail }: Typed) {
      of(this)?.type(detail.value);
    },
    send() {
      of(this)?.send();
    },
    chip(event: Touch) {
      of(this)?.chip(String(event.currentTarget.dataset.keyword ?? ''));
    },
    leaveQueue() {
      void of(this)?.leaveQueue();
    },
    end() {
      void of(this)?.end();
    },
    score(event: Touch) {
      of(this)?.score(Number(event.currentTarget.dataset.score));
    },
    commented({ detail }: Typed) {
      comments.set(this, detail.value);
    },
    rate() {
      void of(this)?.rate(comments.get(this) ?? '');
    },
    anew() {
      comments.delete(this);
      void of(this)?.anew();
    },
    older() {
      of(this)?.older();
    },
    retry(event: Touch) {
      of(this)?.retry(row(event));
    },
    discard(event: Touch) {
      of(this)?.discard(row(event));
    },
    pictures() {
      of(this)?.pictures();
    },
    speak() {
      of(this)?.speaking(true);
    },
    write() {
      of(this)?.speaking(false);
    },
    recordBegin(event: Touch) {
      of(this)?.recordBegin(event.touches[0]?.clientY ?? 0);
    },
    recordMove(event: Touch) {
      of(this)?.recordMove(event.touches[0]?.clientY ?? 0);
    },
    recordEnd() {
      of(this)?.recordEnd(false);
    },
    recordCancel() {
      of(this)?.recordEnd(true);
    },
    play(event: Touch) {
      of(this)?.play(row(event));
    },
    zoom(event: Touch) {
      of(this)?.zoom(row(event));
    },
    file(event: Touch) {
      of(this)?.file(row(event));
    },
    call() {
      of(this)?.call();
    },
    join() {
      of(this)?.join();
    },
    decline() {
      void of(this)?.decline();
    },
    scrolled({ detail }: Scrolled) {
      const frame = frames.get(this) ?? 0;
      of(this)?.scrolled(detail.scrollHeight - detail.scrollTop - frame < NEAR);
    },
    toEnd() {
      of(this)?.toEnd();
    },
    keyboard({ detail }: Height) {
      of(this)?.keyboard(detail.height);
    },
  },
});

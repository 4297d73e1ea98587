import { configOf, Doorway } from '../index';

const doorways = new WeakMap<object, Doorway>();

Component({
  options: { styleIsolation: 'isolated' },
  properties: {
    /** A `Config`, as `zongji.config` holds it. */
    config: { type: Object, value: {} },
    /** Which conversation is to be spoken in, and how: `VOICE` or `VIDEO`. */
    conversation: { type: String, value: '' },
    media: { type: String, value: 'VOICE' },
  },
  data: { stage: 'opening', title: '', detail: '', words: {} },
  lifetimes: {
    attached() {
      const { config, conversation, media } = this.data;
      const host = {
        draw: (patch: Readonly<Record<string, unknown>>) => this.setData(patch),
        open: (address: string) => this.triggerEvent('open', { address }),
        back: () => this.triggerEvent('back'),
      };
      const doorway = new Doorway(host, configOf(config), { conversation, media });
      doorways.set(this, doorway);
      void doorway.enter();
    },
    detached() {
      doorways.get(this)?.leave();
      doorways.delete(this);
    },
  },
  methods: {
    again() {
      void doorways.get(this)?.enter();
    },
    callBack() {
      doorways.get(this)?.callBack();
    },
    text() {
      doorways.get(this)?.text();
    },
  },
});

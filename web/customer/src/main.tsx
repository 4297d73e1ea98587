import { render } from 'preact';
import { App } from './App';
import { followKeyboard } from './look';
import './style.css';
import { language, words } from './words';

document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
document.title = words.title;
followKeyboard();
const root = document.getElementById('root');
if (root !== null) {
  const key = new URLSearchParams(location.search).get('k') ?? '';
  render(<App channelKey={key} />, root);
}

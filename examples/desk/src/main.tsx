import { render } from 'preact';
import { App } from './components/app.tsx';
import { createDesk } from './desk.ts';

const desk = createDesk();
render(<App desk={desk} />, document.body);
await desk.start();

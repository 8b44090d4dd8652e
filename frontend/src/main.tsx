import '@/styles/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { resumeSession } from '@/api/refresh';
import { App } from '@/App';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root element');
const resumed = resumeSession();
createRoot(root).render(
  <StrictMode>
    <App resumed={resumed} />
  </StrictMode>,
);

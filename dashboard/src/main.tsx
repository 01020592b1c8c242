import './look/base.css';
import './look/wall.css';
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App, newQueryClient } from './App.tsx';

const root = document.getElementById('root');
// A transition is made a piece at a time; otherwise the first view would be one long task.
if (root) startTransition(() => createRoot(root).render(<App client={newQueryClient()} />));

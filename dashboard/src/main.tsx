import './look/base.css';
import './look/wall.css';
import { createRoot } from 'react-dom/client';
import { App, newQueryClient } from './App.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App client={newQueryClient()} />);

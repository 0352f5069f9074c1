import './styles';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { session } from './session/browser';

// After an update the old parts of the console are gone from the server: begin anew with the new ones.
window.addEventListener('vite:preloadError', (event) => {
  event.preventDefault();
  window.location.reload();
});

void session.start();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(<App />);
}

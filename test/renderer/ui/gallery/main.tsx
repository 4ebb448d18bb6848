import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import { createRoot } from 'react-dom/client';
import '../../../../renderer/ui/base.css';
import '../../../../renderer/ui/tokens.css';
import { Gallery } from './gallery';

const asked = new URLSearchParams(location.search);
Object.assign(document.documentElement.dataset, {
  theme: asked.get('theme') ?? 'dark',
  density: asked.get('density') ?? 'compact',
});
const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root.');
createRoot(place).render(<Gallery page={asked.get('page') ?? 'parts'} />);

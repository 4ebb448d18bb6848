import { FormattedMessage, IntlProvider } from 'react-intl';

export function App() {
  return (
    <IntlProvider locale="en">
      <main>
        <h1>
          <FormattedMessage id="app.name" defaultMessage="Holdfast" />
        </h1>
      </main>
    </IntlProvider>
  );
}

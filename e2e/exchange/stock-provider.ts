import { once } from 'node:events';
import { Provider } from 'oidc-provider';

export interface StockProvider {
  readonly issuer: string;
  readonly stop: () => Promise<void>;
}

/**
 * An OpenID provider that is not ours: `oidc-provider` as its own documentation begins, with one client and nothing else. Its
 * id_tokens and its userinfo name nobody but `sub`, its clients have a shared secret, and it lists no revocation and no
 * introspection.
 */
export async function startStockProvider(
  port: number,
  client: { readonly secret: string; readonly callback: string },
): Promise<StockProvider> {
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'tributary', client_secret: client.secret, redirect_uris: [client.callback] }],
  });
  const server = provider.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { issuer, stop };
}

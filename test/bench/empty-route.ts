/** The peer of every answer: Koa with one route that answers a constant, in a process of its own. */
import Koa from 'koa';

const server = new Koa()
  .use((context) => {
    context.body = { status: 'ok' };
  })
  .listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no address');
    process.stdout.write(`${address.port}\n`);
  });
process.on('SIGTERM', () => server.close(() => process.exit(0)));

// One WebKitWebDriver and the browser that it starts, by the standard WebDriver protocol.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const miniBrowsers = ['/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser'];
export const sleep = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export class Session {
  // A browser that does not answer within a minute of its start never will.
  static async start(options) {
    for (let tries = 1; ; tries += 1) {
      const session = new Session();
      try {
        return await session.begin(options);
      } catch (error) {
        session.process?.kill();
        if (tries === 3 || error.name !== 'TimeoutError') throw error;
      }
    }
  }

  async begin({ environment = {}, browserArguments = [], proxyPort = 0 }) {
    this.home = mkdtempSync(path.join(tmpdir(), 'descent-webkit-'));
    const dark = browserArguments.includes('--dark-mode');
    mkdirSync(path.join(this.home, '.config/gtk-3.0'), { recursive: true });
    writeFileSync(path.join(this.home, '.config/gtk-3.0/settings.ini'), '[Settings]\n'
      + `gtk-enable-animations=${environment.reducedMotion ? 0 : 1}\ngtk-application-prefer-dark-theme=${dark ? 1 : 0}\n`);
    const { reducedMotion, ...given } = environment;
    const port = await freePort();
    this.base = `http://127.0.0.1:${port}`;
    this.process = spawn(process.env.DESCENT_WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver',
      [`--port=${port}`, '--host=127.0.0.1'], {
        env: {
          ...process.env, HOME: this.home, XDG_CONFIG_HOME: path.join(this.home, '.config'),
          XDG_DATA_HOME: path.join(this.home, '.local/share'), XDG_CACHE_HOME: path.join(this.home, '.cache'),
          LIBGL_ALWAYS_SOFTWARE: '1', MESA_SHADER_CACHE_DIR: path.join(tmpdir(), 'descent-shader-cache'), NO_AT_BRIDGE: '1', ...given,
        },
        stdio: ['ignore', 'ignore', 'ignore'],
      });
    for (let i = 0; ; i += 1) {
      try {
        await this.call('GET', '/status');
        break;
      } catch (error) {
        if (i > 100) throw error;
        await sleep(50);
      }
    }
    const binary = process.env.DESCENT_MINIBROWSER ?? miniBrowsers.find(existsSync);
    const answer = await this.call('POST', '/session', AbortSignal.timeout(60000), {
      capabilities: {
        alwaysMatch: {
          'webkitgtk:browserOptions': {
            binary, args: ['--automation', ...browserArguments],
          },
          ...(proxyPort ? { proxy: { proxyType: 'manual', httpProxy: `127.0.0.1:${proxyPort}` } } : {}),
        },
      },
    });
    this.path = `/session/${answer.sessionId}`;
    this.version = answer.capabilities.browserVersion;
    await this.post('/timeouts', { script: 120000, pageLoad: 60000 });
    return this;
  }

  async call(method, where, signal, body) {
    const response = await fetch(this.base + where, {
      method, signal, body: body === undefined ? undefined : JSON.stringify(body), headers: { 'content-type': 'application/json' },
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${where.split('/').pop()}: ${value.error}: ${value.message}`);
    return value;
  }

  post(where, body = {}) { return this.call('POST', this.path + where, null, body); }
  get(where) { return this.call('GET', this.path + where); }

  // Calls a function in the page and waits for what it promises.
  async evaluate(work, ...parameters) {
    const source = typeof work === 'function' || parameters.length > 0 ? `(${work})` : `(() => (${work}))`;
    const script = `const done = arguments[arguments.length - 1];
      const given = JSON.parse(arguments[0], (key, value) => (value === null ? null : value));
      Promise.resolve().then(() => ${source}(...given)).then(
        (value) => done({ value: JSON.stringify(value) }),
        (error) => done({ error: String(error?.message ?? error) }));`;
    const answer = await this.post('/execute/async', { script, args: [JSON.stringify(parameters)] });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value === undefined || answer.value === null ? undefined : JSON.parse(answer.value);
  }

  async end() {
    try {
      await this.call('DELETE', this.path);
    } catch { /* it is gone */ }
    this.process.kill();
    // The browser's processes end a little later than it says.
    for (let i = 0; i < 20; i += 1) {
      try {
        rmSync(this.home, { recursive: true, force: true });
        return;
      } catch {
        await sleep(100);
      }
    }
  }
}

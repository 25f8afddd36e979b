// usage: node compress_site.mjs FOLDER
//
// Writes FILE.br and FILE.gz beside each of the site's files that become smaller so, for hosts that send
// such files as they are (DEPLOY.md). Data sets are packed already. In Node, because Python has no Brotli.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const worthIt = 512; // bytes: smaller files travel in one packet anyway
const packs = /\.(html|js|css|json|wasm|svg|webmanifest|txt|md)$/;

function pack(file) {
  const bytes = fs.readFileSync(file);
  if (bytes.length < worthIt) return 0;
  const quality = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  fs.writeFileSync(`${file}.br`, zlib.brotliCompressSync(bytes, quality));
  fs.writeFileSync(`${file}.gz`, zlib.gzipSync(bytes, { level: 9 }));
  return 1;
}

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node compress_site.mjs FOLDER');
  process.exit(2);
}
const files = fs.readdirSync(folder, { recursive: true }).map((name) => path.join(folder, name));
const packed = files.filter((file) => packs.test(file) && fs.statSync(file).isFile())
  .reduce((count, file) => count + pack(file), 0);
console.log(`${packed} files have a .br and a .gz beside them.`);

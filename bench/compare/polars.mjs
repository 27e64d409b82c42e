// The whole job with Polars: node polars.mjs LISTS OUT, with POLARS_MAX_THREADS=2
// A lazy query, collected in memory and written: faster here than the streaming engine and than sinkCSV.
import pl from 'nodejs-polars';

const [lists, out] = process.argv.slice(2);

const scan = (file, columns) =>
  pl.scanCSV(`${lists}/${file}`, {
    hasHeader: false,
    schema: Object.fromEntries(columns.map((column) => [column, pl.Utf8])),
  });
const number = pl.col('number');
const to = pl
  .when(number.str.startsWith('0'))
  .then(pl.concatString([pl.lit('+886'), number.str.slice(1)], ''))
  .when(number.str.startsWith('8'))
  .then(pl.concatString([pl.lit('+'), number], ''))
  .otherwise(number)
  .alias('to');
const text = pl.concatString(
  [pl.lit('親愛的'), pl.col('name'), pl.col('title'), pl.lit('，您好！好康大放送！咖啡買一送一！')],
  '',
);
const suppressed = pl.concat([scan('unsubscribe.txt', ['to']), scan('blacklist.txt', ['to'])]);

const messages = await scan('list.csv', ['number', 'name', 'title'])
  .select(to, 'name', 'title')
  .join(suppressed, { on: 'to', how: 'anti' })
  .unique('to', 'first', false)
  .select('to', text.alias('text'))
  .collect();
messages.writeCSV(`${out}/messages.csv`, { includeHeader: false });

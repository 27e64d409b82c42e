# The whole job: mawk -v lists=FOLDER -v out=FILE -f job.awk FOLDER/list.csv
# One array holds who gets nothing and who was seen; numbers as keys were not faster.
function read(file,    number) {
  while ((getline number < file) > 0) seen[number]
}

BEGIN {
  FS = OFS = ","
  read(lists "/unsubscribe.txt")
  read(lists "/blacklist.txt")
}

{
  first = substr($1, 1, 1)
  to = first == "0" ? "+886" substr($1, 2) : first == "8" ? "+" $1 : $1
  if (!(to in seen)) {
    seen[to]
    print to, "親愛的" $2 $3 "，您好！好康大放送！咖啡買一送一！" > out
  }
}

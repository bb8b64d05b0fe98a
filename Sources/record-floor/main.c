// The floor of W4: one milestone recorded by the shortest program that links sqlite3 and nothing else.
// usage: record-floor DATABASE CASE NODE DAY
#include <sqlite3.h>
#include <stdio.h>

static int fail(sqlite3 *database) {
  fprintf(stderr, "record-floor: %s\n", sqlite3_errmsg(database));
  return 70;
}

int main(int count, char **words) {
  sqlite3 *database;
  sqlite3_stmt *find, *insert;
  if (count != 5) return 64;
  if (sqlite3_open(words[1], &database)) return fail(database);
  if (sqlite3_exec(database, "PRAGMA synchronous = FULL; BEGIN IMMEDIATE", 0, 0, 0)) return fail(database);
  if (sqlite3_prepare_v2(database, "SELECT id FROM cases WHERE case_no = ?1", -1, &find, 0)) return fail(database);
  sqlite3_bind_text(find, 1, words[2], -1, 0);
  if (sqlite3_step(find) != SQLITE_ROW) return fail(database);
  if (sqlite3_prepare_v2(database, "INSERT INTO milestones VALUES (?1, ?2, ?3, NULL)", -1, &insert, 0)) return fail(database);
  sqlite3_bind_int64(insert, 1, sqlite3_column_int64(find, 0));
  sqlite3_bind_text(insert, 2, words[3], -1, 0);
  sqlite3_bind_text(insert, 3, words[4], -1, 0);
  if (sqlite3_step(insert) != SQLITE_DONE) return fail(database);
  sqlite3_finalize(find);
  sqlite3_finalize(insert);
  if (sqlite3_exec(database, "COMMIT", 0, 0, 0)) return fail(database);
  return sqlite3_close(database);
}

"""Checks a D.HASIL form as an office would in a script of its own: every cell read, rows found by their words, sums compared.

usage: check_form.py FILE [TIMES]    prints the seconds that one reading and checking takes, and what is wrong
"""

import csv
import sys
import time

GROUPS = {
    "Jumlah pemilih dalam DPT": "pemilih_dpt",
    "Jumlah pengguna hak pilih dalam DPT": "pengguna_dpt",
    "Jumlah pengguna hak pilih dalam Daftar Pemilih Pindahan (DPPh)": "pengguna_pindahan",
    "Jumlah pengguna hak pilih dalam Daftar Pemilih Tambahan (DPTb)": "pengguna_tambahan",
    "Jumlah pengguna hak pilih": "pengguna_total",
    "Jumlah pemilih disabilitas yang menggunakan hak pilih": "disabilitas_pengguna",
}
SINGLES = {
    "Jumlah surat suara yang diterima termasuk surat suara cadangan 2,5% dari DPT": "ss_diterima",
    "Jumlah surat suara yang digunakan": "ss_digunakan",
    "Jumlah surat suara yang dikembalikan oleh pemilih karena rusak/keliru coblos": "ss_dikembalikan",
    "Jumlah surat suara yang tidak digunakan/tidak terpakai termasuk sisa surat suara cadangan": "ss_tidak_digunakan",
    "Jumlah seluruh suara sah": "suara_sah",
    "Jumlah suara tidak sah": "suara_tidak_sah",
    "Jumlah seluruh suara sah dan suara tidak sah": "suara_total",
}
FIRST_FIGURE = 3


def rows_of(path):
    if path.endswith(".xlsx"):
        import openpyxl

        book = openpyxl.load_workbook(path, data_only=True)
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield ["" if cell is None else cell for cell in row]
    else:
        with open(path, encoding="utf-8-sig", newline="") as file:
            yield from csv.reader(file)


def figures_of(path):
    figures, columns, group, pairs, in_pairs = {}, [], None, [], False
    for row in rows_of(path):
        label = str(row[1]).strip() if len(row) > 1 else ""
        title = str(row[0]).strip() if row else ""
        if label == "URAIAN":
            columns = [str(cell) for cell in row[FIRST_FIGURE:]]
        elif title.startswith("IV."):
            in_pairs = True
        elif title.startswith("V."):
            in_pairs = False
        elif len(row) > FIRST_FIGURE and any(str(cell) for cell in row[FIRST_FIGURE:]):
            line = str(row[2]).strip()
            values = [int(str(cell).replace(".", "")) for cell in row[FIRST_FIGURE : FIRST_FIGURE + len(columns)]]
            if label in GROUPS or (label == "" and group and line):
                group = GROUPS.get(label, group)
                figures[group, line] = values
            elif label in SINGLES:
                figures[SINGLES[label], ""] = values
            elif in_pairs:
                pairs.append((label, values))
    return columns, figures, pairs


def check(path):
    columns, figures, pairs = figures_of(path)
    wrong = []

    def say(code, column, left, right):
        wrong.append(f"{code} {columns[column]}: {left} {right}")

    for column in range(len(columns)):

        def at(key, line=""):
            return figures[key, line][column]

        for group in GROUPS.values():
            if at(group, "L") + at(group, "P") != at(group, "JML"):
                say("A01", column, at(group, "L") + at(group, "P"), at(group, "JML"))
        for line in ("L", "P", "JML"):
            if at("pengguna_dpt", line) > at("pemilih_dpt", line):
                say("A02", column, at("pengguna_dpt", line), at("pemilih_dpt", line))
            users = at("pengguna_dpt", line) + at("pengguna_pindahan", line) + at("pengguna_tambahan", line)
            if users != at("pengguna_total", line):
                say("A03", column, users, at("pengguna_total", line))
            if at("disabilitas_pengguna", line) > at("pengguna_total", line):
                say("A04", column, at("disabilitas_pengguna", line), at("pengguna_total", line))
        ballots = at("ss_digunakan") + at("ss_dikembalikan") + at("ss_tidak_digunakan")
        if ballots != at("ss_diterima"):
            say("B01", column, ballots, at("ss_diterima"))
        if at("ss_digunakan") != at("pengguna_total", "JML"):
            say("B02", column, at("ss_digunakan"), at("pengguna_total", "JML"))
        if at("pengguna_total", "JML") > at("ss_diterima"):
            say("B05", column, at("pengguna_total", "JML"), at("ss_diterima"))
        votes = sum(values[column] for _, values in pairs)
        if votes != at("suara_sah"):
            say("C01", column, votes, at("suara_sah"))
        if at("suara_sah") + at("suara_tidak_sah") != at("suara_total"):
            say("C02", column, at("suara_sah") + at("suara_tidak_sah"), at("suara_total"))
        if at("suara_total") != at("pengguna_total", "JML"):
            say("C03", column, at("suara_total"), at("pengguna_total", "JML"))
    for key, values in [*figures.items(), *pairs]:
        if sum(values[:-1]) != values[-1]:
            wrong.append(f"D01 {key}: {sum(values[:-1])} {values[-1]}")
    return len(columns), wrong


def main():
    path, times = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1
    started = time.perf_counter()
    for _ in range(times):
        columns, wrong = check(path)
    print(f"{(time.perf_counter() - started) / times} {columns} {len(wrong)}")
    for line in wrong:
        print(line)


if __name__ == "__main__":
    main()

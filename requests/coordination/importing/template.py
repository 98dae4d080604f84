"""The template to fill in: its header, and an example that is never taken for a need."""

import csv
import io

import openpyxl
from openpyxl.styles import Font

from portal.spreadsheets import harmless

from .columns import COLUMNS
from .reading import COMMENT


def as_csv() -> bytes:
    """Return the template as CSV, its example in a line of comment."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow([column.header for column in COLUMNS])
    writer.writerow([f"{COMMENT} {COLUMNS[0].example}", *(column.example for column in COLUMNS[1:])])
    return ("\ufeff" + file.getvalue()).encode()


def as_xlsx() -> bytes:
    """Return the template as a workbook: an empty sheet with its header, and one that explains the columns."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Besoins"
    sheet.append([column.header for column in COLUMNS])
    sheet.freeze_panes = "A2"
    guide = book.create_sheet("Mode d’emploi")
    guide.append(["colonne", "à remplir", "ce qu’on y écrit", "exemple"])
    for column in COLUMNS:
        needed = "oui" if column.is_needed else "si utile"
        guide.append([column.header, needed, str(column.says), harmless(column.example)])
    for page in (sheet, guide):
        for cell in page[1]:
            cell.font = Font(bold=True)
            page.column_dimensions[cell.column_letter].width = 22
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()

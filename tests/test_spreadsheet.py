"""discrepancies.csv opened and saved by a real spreadsheet, LibreOffice, in several forms."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from detector.records import DISCREPANCY_COLUMNS
from detector.report import write_table
from detector.review import read_rows
from tests.report_sample import DISCREPANCIES

OFFICE = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
UTF8, UTF16 = "76", "65535"
SAVED = {
    "commas": f"44,34,{UTF8},1",
    "semicolons, all quoted": f"59,34,{UTF8},1,,0,true",
    "tabs in UTF-16": f"9,34,{UTF16},1",
}
NOTES = ["=1+1", '他说"不对", 再看', "第一行\n第二行", "-3%"]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
]


def convert(path: Path, to: str, folder: Path, *reading: str) -> None:
    command = [str(OFFICE), "--headless", f"-env:UserInstallation={(folder / 'user').as_uri()}"]
    subprocess.run(  # noqa: S603 - the program found on the path
        [*command, *reading, "--convert-to", to, "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )


@pytest.mark.parametrize("form", SAVED.values(), ids=SAVED)
def test_what_a_spreadsheet_saves_says_what_it_opened(form: str, tmp_path: Path) -> None:
    """Ids that look like numbers are the ones a spreadsheet would change; ours never do."""
    ids = ["115f686a06d2b144", "x080391870601018", "x123456789012e45", "0a00000000000000"]
    frame = pd.DataFrame(DISCREPANCIES, columns=list(DISCREPANCY_COLUMNS)).assign(
        discrepancy_id=ids, note=NOTES, status="accepted", until="2027-03-01"
    )
    path = tmp_path / "discrepancies.csv"
    write_table(path, frame, DISCREPANCY_COLUMNS)
    before = read_rows(path)
    # Opened as a double click does, with recognition of special numbers, as Excel does it.
    reading = f"--infilter=Text - txt - csv (StarCalc):44,34,{UTF8},1,,0,false,true"
    convert(path, "ods", tmp_path, reading)
    convert(tmp_path / "discrepancies.ods", f"csv:Text - txt - csv (StarCalc):{form}", tmp_path)
    after = read_rows(path)
    assert [row.cells for row in after] == [row.cells for row in before]

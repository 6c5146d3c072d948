//! Decodes mouse reports in the SGR form and the X10 form.

use super::parameters::numbers;

/// A mouse event. Columns and rows are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseInput {
    /// The left button was pressed.
    Press {
        /// The column.
        column: u16,
        /// The row.
        row: u16,
    },
    /// The wheel was rolled up.
    WheelUp,
    /// The wheel was rolled down.
    WheelDown,
}

/// The bits of Shift, Alt and Control, which are ignored.
const MODIFIERS: u32 = 4 | 8 | 16;

/// Decodes the SGR form, `CSI < button ; column ; row M`. Returns `None` for a release, which ends with `m`.
pub(super) fn sgr(parameters: &[u8], last: u8) -> Option<MouseInput> {
    let mut numbers = numbers(parameters).map(|mut parts| parts.next().unwrap_or_default());
    let (button, column, row) = (numbers.next()?, numbers.next()?, numbers.next()?);
    if last == b'M' { report(button, column, row) } else { None }
}

/// Decodes the three bytes of the X10 form, which are 32 more than the button, the column and the row.
pub(super) fn x10(bytes: [u8; 3]) -> Option<MouseInput> {
    let [button, column, row] = bytes.map(|byte| u32::from(byte.saturating_sub(32)));
    report(button, column, row)
}

/// Decodes a report. Columns and rows are counted from 1 in both forms; 0 stands for an unknown place.
fn report(button: u32, column: u32, row: u32) -> Option<MouseInput> {
    let place = |number: u32| number.checked_sub(1).and_then(|number| u16::try_from(number).ok());
    let (column, row) = (place(column)?, place(row)?);
    match button & !MODIFIERS {
        0 => Some(MouseInput::Press { column, row }),
        64 => Some(MouseInput::WheelUp),
        65 => Some(MouseInput::WheelDown),
        _ => None,
    }
}

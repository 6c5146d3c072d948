//! Decimals as JSON numbers with exactly the computed digits.

use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::score::Decimal;

/// Writes a decimal without floating point.
pub(super) fn decimal<S: Serializer>(decimal: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    RawValue::from_string(decimal.to_string()).map_err(S::Error::custom)?.serialize(serializer)
}

/// Writes a decimal or null.
#[expect(clippy::ref_option, reason = "serde calls it with a reference")]
pub(super) fn optional<S: Serializer>(number: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => decimal(number, serializer),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use crate::score::{Decimal, Tenths};

    #[derive(serde::Serialize)]
    struct Numbers {
        #[serde(serialize_with = "super::decimal")]
        error: Decimal,
        #[serde(serialize_with = "super::optional")]
        fit: Option<Decimal>,
    }

    #[test]
    fn a_decimal_keeps_its_last_zero() {
        let json = serde_json::to_string(&Numbers { error: Decimal::from(Tenths(40)), fit: None });
        assert_eq!(json.expect("numbers"), r#"{"error":4.0,"fit":null}"#);
    }
}

"""The demo: huyện Tứ Kỳ, 2020 to 2022, with illustrative scores."""

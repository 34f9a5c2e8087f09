"""WeChat Pay v3 as merchants and buyers meet it."""

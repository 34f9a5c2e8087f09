"""The Alipay side: gateway, cashier, notices, bills."""

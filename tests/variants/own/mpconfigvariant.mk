include variants/standard/mpconfigvariant.mk

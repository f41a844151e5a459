-- Imports are kept by the platform now, for the registers of every module (docs/decisions/0020). Nothing was released
-- with these tables; what they held was the history of trials.
drop table households.import_row;

drop table households.import;

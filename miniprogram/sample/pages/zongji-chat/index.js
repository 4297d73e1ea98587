const { config } = require('../../zongji.config');

Page({ data: { config } });

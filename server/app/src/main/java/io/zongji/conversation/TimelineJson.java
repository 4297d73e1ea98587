package io.zongji.conversation;

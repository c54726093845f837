drop function public.sync_erase(text, uuid);

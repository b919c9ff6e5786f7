Console.WriteLine("lianxin");
return 0;
